"""What people say in the consultation: ten questions, each with claims, reasons and questions.

Every claim is a tuple of wordings that say the same; `yes` claims are for the plan, `no` claims
against it. Reasons stand for the claim list they are filed under.
"""

TOPICS = (
    {
        "name": "night buses",
        "yes": (
            (
                "Night buses at weekends should run until three.",
                "Let the buses run until three in the morning at weekends.",
                "We need buses until three on Friday and Saturday nights.",
            ),
            (
                "A night bus keeps drunk drivers off the road.",
                "Fewer people drive home drunk where a night bus runs.",
            ),
        ),
        "no": (
            (
                "Night buses would drive around empty.",
                "Nobody would sit in those night buses.",
            ),
            (
                "The noise of night buses would wake whole streets.",
                "Buses at three in the morning would rob whole streets of their sleep.",
            ),
        ),
        "yes_reasons": (
            "My daughter paid 46 for a taxi last Saturday.",
            "The cinema and both clubs close after the last bus has gone.",
            "Hospital staff end their shifts at one.",
        ),
        "no_reasons": (
            "On the old night line I was often the only passenger.",
            "The depot road has bedrooms on both sides.",
            "Drivers are hard to find for night shifts as it is.",
        ),
        "questions": (
            "How many people used the night line of 2019?",
            "Would the night bus stop on request?",
        ),
        "middle": (
            "A shared taxi could be called at night instead.",
            "Try it for one summer and count.",
        ),
    },
    {
        "name": "fares",
        "yes": (
            (
                "A single flat fare is easier for everybody.",
                "One fare for the whole region makes travelling simple.",
                "Everyone understands a flat fare.",
            ),
            (
                "Free travel for under-eighteens is money well spent.",
                "Children and teenagers should travel free.",
            ),
        ),
        "no": (
            (
                "A flat fare is unfair to those who ride two stops.",
                "With a flat fare short trips pay for long ones.",
            ),
            (
                "Free travel only shifts the cost to the taxpayer.",
                "Somebody pays for free travel in the end, namely all of us.",
            ),
        ),
        "yes_reasons": (
            "The present zone map has eleven colours.",
            "Visitors give up at the ticket machine.",
            "Habits are formed before people get a driving licence.",
        ),
        "no_reasons": (
            "I ride six minutes to the market and would pay double.",
            "The last fare reform cost two million a year.",
            "Those with the lowest wages often live nearest to the centre.",
        ),
        "questions": ("What would the flat fare be?", "Does the flat fare include the ferry?"),
        "middle": (
            "Keep a short-trip ticket beside the flat fare.",
            "Cap what a person pays in a day.",
        ),
    },
    {
        "name": "stops",
        "yes": (
            (
                "Fewer stops would make the buses faster.",
                "Buses get faster when every second stop goes.",
                "Closing little-used stops speeds up the whole line.",
            ),
            ("A stop every 150 metres is a luxury.", "We do not need a stop every 150 metres."),
        ),
        "no": (
            (
                "Closing stops shuts out people who cannot walk far.",
                "Whoever walks badly loses the bus when stops are closed.",
                "Those with bad knees need the near stop.",
            ),
            (
                "Two minutes saved are no reason to close a stop.",
                "Nobody needs those two minutes so badly that a stop must go.",
            ),
        ),
        "yes_reasons": (
            "Line 4 halts nine times between the bridge and the school.",
            "At Quarry Lane three people get on in a day.",
            "Every halt costs about forty seconds.",
        ),
        "no_reasons": (
            "My mother is 84 and walks with a frame.",
            "The pavement up to the next stop is steep.",
            "In winter that path is not cleared.",
        ),
        "questions": (
            "Which stops are meant exactly?",
            "Who was counted at the stops, and in which month?",
        ),
        "middle": (
            "Let the bus halt there on request only.",
            "Close none before the pavements are mended.",
        ),
    },
    {
        "name": "electric buses",
        "yes": (
            (
                "Electric buses make the centre quieter and cleaner.",
                "The centre becomes quieter and cleaner with electric buses.",
                "With electric buses the air in the centre gets better.",
            ),
            (
                "Electric buses are cheaper over their whole life.",
                "Over ten years an electric bus costs less than a diesel.",
            ),
        ),
        "no": (
            (
                "Electric buses will fail on the hill routes in winter.",
                "On our hills and in our winters the batteries give up.",
            ),
            (
                "The money for new buses is missing for drivers.",
                "What is spent on batteries cannot be spent on drivers.",
            ),
        ),
        "yes_reasons": (
            "At the market the diesels idle under open windows.",
            "Brakes and engines need half the repairs.",
            "The neighbouring district has driven them for four years.",
        ),
        "no_reasons": (
            "The trial bus stood still for nine days in January.",
            "The climb to Overton is eleven per cent.",
            "Last month 60 trips fell out because nobody could drive them.",
        ),
        "questions": ("Where would they be charged?", "How long do the batteries last?"),
        "middle": ("Begin with the flat lines.", "Buy used ones from the city first."),
    },
    {
        "name": "bus lanes",
        "yes": (
            (
                "Bus lanes make the buses punctual.",
                "Only with lanes of their own do buses come on time.",
                "Buses are on time where they have a lane.",
            ),
            (
                "A bus lane moves more people than a car lane.",
                "More people pass on a bus lane than on a lane of cars.",
            ),
        ),
        "no": (
            (
                "Bus lanes only move the jam to the side streets.",
                "The cars will take the side streets where there are bus lanes.",
            ),
            (
                "The shops on Corn Street would lose their parking.",
                "Without parking the shops on Corn Street would suffer.",
            ),
        ),
        "yes_reasons": (
            "Line 2 loses eleven minutes on Corn Street every evening.",
            "One full bus replaces fifty cars.",
            "Punctuality is what most people name in the survey.",
        ),
        "no_reasons": (
            "When the bridge was closed all traffic went past the school.",
            "Half of my customers come by car.",
            "There are only two lanes to begin with.",
        ),
        "questions": ("May cyclists use the bus lanes?", "How long is the lane meant to be?"),
        "middle": (
            "Make it a bus lane from seven to nine only.",
            "Traffic lights that let the bus go first would do.",
        ),
    },
    {
        "name": "tickets by phone",
        "yes": (
            (
                "Tickets by phone save time at every stop.",
                "When tickets are bought by phone the bus need not wait.",
            ),
            (
                "Cash in the bus is a risk for the drivers.",
                "Drivers are safer without cash.",
            ),
        ),
        "no": (
            (
                "Tickets by phone alone shut out people without one.",
                "Without a phone you could not ride any more.",
                "Not everybody has a phone to buy tickets with.",
            ),
            (
                "An app knows where everybody goes, and that worries me.",
                "I do not want an app to know all my trips.",
            ),
        ),
        "yes_reasons": (
            "The driver sells tickets for four minutes at the station.",
            "Two drivers were robbed last year.",
            "Most passengers have a season ticket already.",
        ),
        "no_reasons": (
            "My neighbour is 79 and pays with coins.",
            "When the battery is empty you are stranded.",
            "The app of the parking company was hacked.",
        ),
        "questions": ("Can tickets still be bought in shops?", "Which data does the app store?"),
        "middle": (
            "Keep one machine at the bigger stops.",
            "A card that is topped up at the kiosk would serve all.",
        ),
    },
    {
        "name": "village lines",
        "yes": (
            (
                "Every village needs a bus at least once an hour.",
                "A bus an hour is the least that a village needs.",
                "No village should have fewer than one bus an hour.",
            ),
            (
                "Young people leave villages without buses.",
                "Where no bus runs the young move away.",
            ),
        ),
        "no": (
            (
                "Hourly buses to the villages cost more than they bring.",
                "A bus an hour to every village is too expensive.",
            ),
            (
                "Most people in the villages drive anyway.",
                "In the villages everybody has a car anyway.",
            ),
        ),
        "yes_reasons": (
            "From Lower Fenn the last bus leaves at 17.20.",
            "My son could not take his apprenticeship.",
            "The doctor in our village has closed.",
        ),
        "no_reasons": (
            "Line 31 has four passengers on average.",
            "Each of those trips is paid with 19 from taxes.",
            "The car park at the station is full of village cars.",
        ),
        "questions": (
            "How many villages would gain a line?",
            "What does the present service cost?",
        ),
        "middle": (
            "Buses on call would serve the villages better.",
            "Run small buses, not the long ones.",
        ),
    },
    {
        "name": "the new depot",
        "yes": (
            (
                "The depot belongs on the old railway yard.",
                "The old railway yard is the right place for the depot.",
            ),
            (
                "A new depot would save empty trips.",
                "Buses would drive fewer empty kilometres from a new depot.",
            ),
        ),
        "no": (
            (
                "The railway yard should become housing.",
                "Build homes on the railway yard, not a depot.",
                "We need flats on that yard more than buses.",
            ),
            (
                "A depot there would poison the lizards' only refuge.",
                "The lizards of the yard have nowhere else to go.",
            ),
        ),
        "yes_reasons": (
            "It lies right at the ring road.",
            "From the present depot it is nine kilometres to the first stop.",
            "The yard has stood empty for fourteen years.",
        ),
        "no_reasons": (
            "Four hundred families are on the list for a flat.",
            "The survey found sixty lizards there.",
            "It is the last open land inside the ring.",
        ),
        "questions": ("Who owns the railway yard?", "Has the soil been tested?"),
        "middle": (
            "Homes above and buses below would fit.",
            "Leave the southern third to the lizards.",
        ),
    },
    {
        "name": "school buses",
        "yes": (
            (
                "School buses should be open to everybody.",
                "Open the school buses to all passengers.",
            ),
            (
                "School should begin at different times so that fewer buses are needed.",
                "If schools began at different times we would need fewer buses.",
            ),
        ),
        "no": (
            (
                "Small children should not have to share a bus with strangers.",
                "I do not want strangers in the bus of the little ones.",
            ),
            (
                "Shifted school hours make family mornings impossible.",
                "With shifted hours no family morning works any more.",
            ),
        ),
        "yes_reasons": (
            "They pass our door half empty.",
            "Thirty buses stand idle from nine to one.",
            "Three districts have shifted their hours without trouble.",
        ),
        "no_reasons": (
            "The six-year-olds are afraid already.",
            "I have children in two schools and start work at eight.",
            "Supervision in the bus is thin.",
        ),
        "questions": (
            "Who supervises the buses today?",
            "By how many minutes would the hours be shifted?",
        ),
        "middle": ("Open them on the way back only.", "Fifteen minutes would be enough."),
    },
    {
        "name": "the interchange",
        "yes": (
            (
                "All lines should meet at the station.",
                "Every line should pass the station.",
                "The station is where all lines should come together.",
            ),
            (
                "A roofed interchange would make changing bearable.",
                "With a roof over the interchange changing would be bearable.",
            ),
        ),
        "no": (
            (
                "A detour by the station costs everyone else time.",
                "For all who do not go to the station it is a detour.",
            ),
            (
                "The interchange is the most expensive part and helps least.",
                "For the price of the interchange one could run a whole line.",
            ),
        ),
        "yes_reasons": (
            "Today I walk eight minutes between line 3 and the train.",
            "Connections are missed because nobody can see the other bus.",
            "It rains here on 160 days a year.",
        ),
        "no_reasons": (
            "Only one passenger in six changes to the train.",
            "The loop takes seven minutes.",
            "The estimate has doubled since the first draft.",
        ),
        "questions": ("How many passengers change to the train?", "When would it be finished?"),
        "middle": (
            "A plain roof and a display would do for now.",
            "Send every second bus by the station.",
        ),
    },
)

NAMES = (
    "Ada Alba Amin Anouk Arno Astrid Bela Berit Boris Carla Cem Clara Dario Dilan Dora Edgar "
    "Elif Emil Enno Erik Esra Fabio Fatma Femke Finn Frida Gesa Gustav Hakan Halina Heike "
    "Henk Ida Ilse Imre Ines Irma Ivo Jana Jaro Jelena Joris Juna Kaan Karin Katja Kemal "
    "Klara Lars Leyla Lina Luca Lutz Maja Malik Marit Marta Mehmet Mika Mila Nadja Nele Nils "
    "Nora Olaf Olena Oskar Paula Pavel Pia Piet Rana Rasmus Rita Roman Rosa Samir Sanne Selma "
    "Sina Stefan Sven Tamar Tarek Thea Tilda Timo Ulla Umut Vera Vito Wanda Willem Xenia Yara "
    "Yusuf Zoe"
)
FIRST = NAMES.split()

AGREE = (
    "I agree with {name}.",
    "Exactly.",
    "{name} is right.",
    "That is true.",
    "Yes, I think so too.",
    "Well said, {name}.",
    "I can only confirm this.",
    "",
)
DISPUTE = (
    "I disagree, {name}.",
    "No.",
    "That is not true.",
    "I don't think so, {name}.",
    "{name}, that is wrong.",
    "On the contrary.",
    "Really?",
    "",
)
GRANT = (
    "You are right, {name}, but there is another side.",
    "I grant you that, {name}.",
    "Fair point, {name}.",
)
LEAD = ("", "", "", "For example:", "I say so for a reason:")
